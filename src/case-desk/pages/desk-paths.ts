/** Addresses of the case desk; none holds anything about a person but a pseudonymous id. */
export const deskPaths = {
  desk: "/desk",
  worklist: "/desk/worklist",
  task: (task: string): string => `/desk/tasks/${task}`,
  find: (form?: string): string =>
    `/desk/find${form ? `?form=${encodeURIComponent(form)}` : ""}`,
  forms: "/desk/forms",
  serve: (customer: string, form?: string): string =>
    `/desk/serve/${customer}${form ? `?form=${encodeURIComponent(form)}` : ""}`,
  customer: "/desk/customer",
  finish: "/desk/finish",
} as const;
