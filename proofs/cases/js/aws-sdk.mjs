//! package: @aws-sdk/client-sts
//# bare
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const sts = new STSClient({ endpoint: process.env.PEER_URL, region: "a", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 });
await sts.send(new GetCallerIdentityCommand({})).catch(() => {});

//# bounded.signal
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const sts = new STSClient({ endpoint: process.env.PEER_URL, region: "a", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 });
await sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(2000) }).catch(() => {});

//# bounded.socket-timeout
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const sts = new STSClient({
  endpoint: process.env.PEER_URL,
  region: "a",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, socketTimeout: 2000 },
});
await sts.send(new GetCallerIdentityCommand({})).catch(() => {});

//# look-alike.request-timeout
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const sts = new STSClient({ endpoint: process.env.PEER_URL, region: "a", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1, requestHandler: { requestTimeout: 2000 } });
await sts.send(new GetCallerIdentityCommand({})).catch(() => {});
