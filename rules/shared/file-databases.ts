/** Databases that are a file, or a part of the program: nothing waits for a peer. As knex, Sequelize and TypeORM name them. */
export const fileDatabases = [
  "sqlite",
  "sqlite3",
  "better-sqlite3",
  "sqljs",
  "expo",
  "cordova",
  "react-native",
  "nativescript",
  "capacitor",
] as const;
