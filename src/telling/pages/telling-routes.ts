import { accountCodeRoutes } from "./account-code/account-code-routes.ts";
import { applyRoutes } from "./apply/apply-routes.ts";
import { beginRoutes } from "./begin/begin-routes.ts";
import { comeBackRoutes } from "./come-back/come-back-routes.ts";
import { correctRoutes } from "./correct/correct-routes.ts";
import { eventsRoutes } from "./events/events-page.ts";
import { formRoutes } from "./form/form-page.ts";
import { previewRoutes } from "./preview/preview-routes.ts";
import { questionRoutes } from "./question/question-routes.ts";
import { receiptRoutes } from "./receipt/receipt-routes.ts";
import type { TellingDeps, TellingRoute } from "./telling-deps.ts";
import { trackRoutes } from "./track/track-routes.ts";
import { undoRoutes } from "./undo/undo-routes.ts";

/** Every page of a telling, from what has happened to each body's answer. */
export const tellingRoutes = (deps: TellingDeps): readonly TellingRoute[] => [
  ...eventsRoutes(deps),
  ...applyRoutes(deps),
  ...formRoutes(deps),
  ...beginRoutes(deps),
  ...comeBackRoutes(deps),
  ...questionRoutes(deps),
  ...previewRoutes(deps),
  ...correctRoutes(deps),
  ...accountCodeRoutes(deps),
  ...trackRoutes(deps),
  ...receiptRoutes(deps),
  ...undoRoutes(deps),
];
