/** Microsoft's driver, beneath `sqlsrv` and `pdo_sqlsrv`: 0 waits for ever. https://learn.microsoft.com/en-us/sql/connect/php/connection-options */
export const sqlsrvSeconds = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
