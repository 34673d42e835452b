import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText, TextOption } from "./label.ts";
import { styledText } from "./label.ts";
import type { Optional } from "./optional.ts";
import { tag } from "./tag.ts";

export type TaskListItem = { readonly title: TextOption } & Optional<{
  href: string;
  hint: Content;
  status: Optional<{ text: Content; tag: StyledText; classes: string }>;
  classes: string;
}>;

type TaskListOptions = {
  readonly items: readonly (TaskListItem | false | undefined)[];
} & Optional<{ idPrefix: string; classes: string; attributes: Attributes }>;

function taskTitle(item: TaskListItem, describedBy: string): Html {
  const { text, classes }: StyledText = styledText(item.title);
  return item.href
    ? html`<a
        class="govuk-link govuk-task-list__link${more(classes)}"
        href="${item.href}"
        aria-describedby="${describedBy}"
        >${text}</a
      >`
    : html`<div${attr("class", classes)}>${text}</div>`;
}

function taskItem(item: TaskListItem, id: string): Html {
  const { hint, status } = item;
  const describedBy = `${hint ? `${id}-hint ` : ""}${id}-status`;
  return html`<li
    class="govuk-task-list__item${item.href && " govuk-task-list__item--with-link"}${more(item.classes)}"
  >
    <div class="govuk-task-list__name-and-hint">
      ${taskTitle(item, describedBy)}
      ${hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${hint}</div>`}
    </div>
    <div
      class="govuk-task-list__status${more(status?.classes)}"
      id="${id}-status"
    >
      ${status?.tag ? tag(status.tag) : status?.text}
    </div>
  </li>`;
}

/** The tasks of a longer job, each with how it stands. */
export const taskList = ({
  items,
  idPrefix = "task-list",
  classes,
  attributes,
}: TaskListOptions): Html =>
  html`<ul class="govuk-task-list${more(classes)}" ${attrs(attributes)}>
    ${items.map((item, index) => item && taskItem(item, `${idPrefix || "task-list"}-${index + 1}`))}
  </ul>`;
