import type { Html } from "#web";
import { formatNumber, html } from "#web";

export type FigureCard = {
  readonly label: string;
  readonly value: number;
  readonly note?: string;
};

/** Headline figures in a row of cards. */
export const figureCards = (cards: readonly FigureCard[]): Html =>
  html`<ul class="joinery-cards">
    ${cards.map(
      ({ label, value, note }) =>
        html`<li class="joinery-card">
          <p class="govuk-body govuk-!-margin-bottom-1">${label}</p>
          <p class="joinery-card__amount">${formatNumber(value)}</p>
          ${note && html`<p class="govuk-body-s">${note}</p>`}
        </li>`,
    )}
  </ul>`;
