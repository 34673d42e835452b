/** How FEEL written outside rules is named once it is compiled: every piece becomes a decision. */
export const flowCondition = (flow: string): string =>
  `flow.${camelCase(flow)}`;
export const groupCondition = (group: string): string =>
  `group.${camelCase(group)}`;
export const factCondition = (event: string, concept: string): string =>
  `event.${camelCase(event)}.${concept}`;
export const mustHold = (concept: string): string => `must.${concept}`;
export const setsDecision = (event: string, concept: string): string =>
  `sets.${camelCase(event)}.${concept}`;

export const heldCondition = (service: string): string =>
  `held.${camelCase(service)}`;

/** A name alone is copied; anything more is FEEL. */
export const isPlainName = (feel: string): boolean =>
  /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(feel.trim());

/** `bereavement--dwp--benefits` → `bereavementDwpBenefits`: names of decisions are camelCase paths. */
const camelCase = (id: string): string =>
  id.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
