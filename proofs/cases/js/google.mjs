//! package: googleapis
//# bare
import { google } from "googleapis";

const drive = google.drive({ version: "v3", auth: "key", rootUrl: process.env.PEER_URL, retry: false });
await drive.files.list().then(() => {}, () => {});

//# bounded.timeout
import { google } from "googleapis";

const drive = google.drive({ version: "v3", auth: "key", rootUrl: process.env.PEER_URL, retry: false, timeout: 2000 });
await drive.files.list().then(() => {}, () => {});

//# bounded.options
import { google } from "googleapis";

google.options({ timeout: 2000 });
const drive = google.drive({ version: "v3", auth: "key", rootUrl: process.env.PEER_URL, retry: false });
await drive.files.list().then(() => {}, () => {});

//# bounded.storage
import { Storage } from "@google-cloud/storage";

const storage = new Storage({ apiEndpoint: process.env.PEER_URL, projectId: "a", retryOptions: { autoRetry: false }, timeout: 2000 });
await storage.bucket("a").getMetadata().catch(() => {});

//# look-alike.storage-total
import { Storage } from "@google-cloud/storage";

const storage = new Storage({ apiEndpoint: process.env.PEER_URL, projectId: "a", retryOptions: { autoRetry: false, totalTimeout: 2 } });
await storage.bucket("a").getMetadata().catch(() => {});
