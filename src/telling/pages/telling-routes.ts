import { routesOf } from "#access/pages";
import { accountCodePage } from "./account-code/account-code-page.ts";
import { applyPage, straightOnPage } from "./apply/apply-page.ts";
import { beginPage } from "./begin/begin-page.ts";
import { comeBackPage } from "./come-back/come-back-page.ts";
import { beginCorrecting, correctPage } from "./correct/correct-page.ts";
import { eventsPage } from "./events/events-page.ts";
import { formPage } from "./form/form-page.ts";
import { previewPage } from "./preview/preview-page.ts";
import { journeyPage, questionPage } from "./question/question-page.ts";
import { receiptFile, receiptPage } from "./receipt/receipt-page.ts";
import type { TellingDeps } from "./telling-deps.ts";
import { livePart, trackPage } from "./track/track-page.ts";
import { undoList } from "./undo/undo-list.ts";
import { withdrawPage } from "./undo/withdraw-page.ts";

/** Every page of a telling, from what has happened to each body's answer. */
export const tellingRoutes = (deps: TellingDeps) =>
  routesOf(deps, [
    eventsPage,
    applyPage,
    straightOnPage,
    formPage,
    beginPage,
    comeBackPage,
    journeyPage,
    questionPage,
    previewPage,
    beginCorrecting,
    correctPage,
    accountCodePage,
    trackPage,
    livePart,
    receiptPage,
    receiptFile,
    undoList,
    withdrawPage,
  ]);
