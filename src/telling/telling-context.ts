/** As which a telling does what its teller may set off but not read: joining others, following deliveries, alerting. */
export const tellingContext = { kind: "process", name: "telling" } as const;
