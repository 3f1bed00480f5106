import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { guzzleEntries } from "../shared/guzzle-entries.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/guide_configuration.html#http-timeout";
const HANDLER = "aws/aws-sdk-php src/Handler/GuzzleV6/GuzzleHandler.php";

const SERVICES = [
  "ApiGateway",
  "ApiGatewayManagementApi",
  "Athena",
  "AutoScaling",
  "BedrockRuntime",
  "CloudFormation",
  "CloudFront",
  "CloudWatch",
  "CloudWatchLogs",
  "CognitoIdentity",
  "CognitoIdentityProvider",
  "Comprehend",
  "DynamoDb",
  "Ec2",
  "Ecr",
  "Ecs",
  "ElastiCache",
  "ElasticLoadBalancingV2",
  "ElasticTranscoder",
  "EventBridge",
  "Firehose",
  "Glacier",
  "Iam",
  "Kinesis",
  "Kms",
  "Lambda",
  "MediaConvert",
  "Pinpoint",
  "Polly",
  "Rds",
  "RDSDataService",
  "Rekognition",
  "Route53",
  "S3",
  "SecretsManager",
  "Ses",
  "SesV2",
  "Sfn",
  "Sns",
  "Sqs",
  "Ssm",
  "Sts",
  "Textract",
  "TranscribeService",
  "Translate",
] as const;
const CLASSES = ["Aws\\AwsClient", "Aws\\S3\\S3MultiRegionClient", ...SERVICES.map((each) => `Aws\\${each}\\${each}Client`)];
/** A handler of one's own (a test's stub, an HTTP client) goes another way. */
const CLIENT = { phases: allPhases, url: { argument: 0, name: "args", path: ["endpoint"] }, unlessWith: ["handler", "http_handler"], source: DOCS } as const;

export default defineLibrary({
  id: "php/aws",
  name: "AWS SDK for PHP",
  docs: [DOCS],
  group: "http",
  types: { sdk: { classes: ["Aws\\Sdk"], modelled: true } },
  calls: [
    { ...CLIENT, callee: { construct: CLASSES }, options: [{ argument: 0, name: "args" }], tags: ["client"] },
    { ...CLIENT, callee: { static: "factory", of: CLASSES }, options: [{ argument: 0, name: "config" }], tags: ["client"] },
    { ...CLIENT, callee: { method: [...SERVICES.map((each) => `create${each}`), "createMultiRegionS3"], of: "sdk" }, options: [{ argument: 0, name: "args" }, { receiver: true }], tags: ["client"] },
    { ...CLIENT, callee: { method: "createClient", of: "sdk" }, url: { argument: 1, name: "args", path: ["endpoint"] }, options: [{ argument: 1, name: "args" }, { receiver: true }] },
  ],
  effects: [{ callee: { construct: "Aws\\Sdk" }, creates: "sdk", from: [{ argument: 0, name: "args" }], source: "https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/getting-started_basic-usage.html" }],
  limits: [
    { option: "http.connect_timeout", ...secondsForCurl.fractions.connect, usual: [0.05, 1_200], source: DOCS },
    { option: "http.timeout", ...secondsForCurl.fractions.total, usual: [0.05, 3_600], source: DOCS },
  ],
  lookAlikes: [
    { option: "timeout", says: "`timeout` belongs into `http`.", source: DOCS },
    { option: "connect_timeout", says: "`connect_timeout` belongs into `http`.", source: DOCS },
    { option: "http.read_timeout", says: "`read_timeout` is for bodies that are streamed only.", source: DOCS },
  ],
  defaults: [
    { ...libcurlConnect, source: HANDLER },
    { phases: ["response", "body"], seconds: null, label: "the SDK's http timeout", source: HANDLER },
  ],
  fixes: [
    {
      tags: ["client"],
      path: ["http"],
      entries: guzzleEntries,
      argument: { index: 0 },
    },
  ],
  repeats: "A request is sent up to three times.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
