/** What an exchange over the network goes through: a call that makes, sends and reads all of it waits in each. */
export const allPhases = ["connect", "response", "body"] as const;
