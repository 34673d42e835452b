import type { Model, Plan } from "#decisions";
import type { Words } from "#kernel";
import type { AppealRoute } from "./kinds/appeals.ts";
import type { Channel } from "./kinds/channels.ts";
import type { InformationConcept } from "./kinds/concepts.ts";
import type { Council } from "./kinds/councils.ts";
import type { Flow } from "./kinds/flows.ts";
import type { CustomerGroup } from "./kinds/groups.ts";
import type { LifeEvent } from "./kinds/life-events.ts";
import type { PublicOrganisation } from "./kinds/organisations.ts";
import type { PublicService } from "./kinds/services.ts";

/** A checked, immutable version of a pack. `hash` names it for ever. */
export type Catalogue = {
  readonly hash: string;
  readonly publishedAt: string;
  readonly front: { readonly name: Words };
  readonly organisations: ReadonlyMap<string, PublicOrganisation>;
  readonly councils: readonly Council[];
  readonly channels: ReadonlyMap<string, Channel>;
  /** What is said of today, by the key that names its source: the source's title. */
  readonly sources: ReadonlyMap<string, string>;
  readonly concepts: ReadonlyMap<string, InformationConcept>;
  readonly services: ReadonlyMap<string, PublicService>;
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly groups: ReadonlyMap<string, CustomerGroup>;
  readonly appeals: readonly AppealRoute[];
  readonly model: Model;
  readonly plan: Plan;
};
