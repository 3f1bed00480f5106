import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const CONFIG = "https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Config.html#httpOptions-property";

const SERVICES = [
  "S3",
  "DynamoDB",
  "SQS",
  "SNS",
  "SES",
  "SESV2",
  "Lambda",
  "SecretsManager",
  "SSM",
  "STS",
  "KMS",
  "CloudWatch",
  "CloudWatchLogs",
  "CloudFront",
  "CloudFormation",
  "EC2",
  "ECS",
  "ECR",
  "EventBridge",
  "StepFunctions",
  "Firehose",
  "Kinesis",
  "Athena",
  "Glue",
  "RDS",
  "RDSDataService",
  "Route53",
  "IAM",
  "CognitoIdentityServiceProvider",
  "Rekognition",
  "Textract",
  "Translate",
  "Polly",
  "Comprehend",
  "ApiGatewayManagementApi",
  "Iot",
  "IotData",
  "ElastiCache",
  "ELBv2",
  "AutoScaling",
  "Organizations",
] as const;

const CALL = { phases: allPhases, options: [{ argument: 0 }, { project: "aws.config" }], url: { argument: 0, path: ["endpoint"] }, source: CONFIG, proof: ["aws2-s3-bare", "aws2-s3-default-retries", "aws2-s3-drip"] } as const;

export default defineLibrary({
  id: "js/aws-sdk-2",
  name: "AWS SDK for JavaScript v2",
  docs: [CONFIG],
  group: "http",
  modules: ["aws-sdk", ...SERVICES.map((each) => `aws-sdk/clients/${each.toLowerCase()}`)],
  types: { root: { exports: ["aws-sdk#config"] } },
  calls: [{ ...CALL, callee: { construct: [...SERVICES.map((each) => `aws-sdk#${each}`), ...SERVICES.map((each) => `aws-sdk/clients/${each.toLowerCase()}#default`)] } }],
  effects: [{ callee: { method: "update", of: "root" }, setsAll: { on: { project: "aws.config" }, from: { argument: 0 }, deep: true }, source: CONFIG }],
  limits: [
    // The socket's own: it begins to count once connected.
    { option: "httpOptions.timeout", label: "httpOptions.timeout", covers: ["response", "body"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: CONFIG, proof: ["aws2-s3-httpOptions-timeout", "aws2-s3-httpOptions-timeout-0", "js/aws-sdk-2.bounded.timeout.unaccepting"] },
    { option: "httpOptions.connectTimeout", label: "httpOptions.connectTimeout", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: CONFIG, proof: "aws2-s3-connectTimeout-only" },
  ],
  lookAlikes: [
    { option: "requestHandler", says: "`requestHandler` is version 3's: version 2 ignores it.", source: CONFIG },
    { option: "timeout", says: "`timeout` belongs into `httpOptions`.", source: CONFIG },
  ],
  defaults: [{ phases: ["response", "body"], seconds: 120, label: "httpOptions.timeout", option: "httpOptions.timeout", source: "aws-sdk lib/config.js", proof: "aws2-s3-bare" }],
  fixes: [
    {
      path: ["httpOptions"],
      entries: [
        { key: "connectTimeout", value: "{connectMs}", limits: "connect" },
        { key: "timeout", value: "{totalMs}", limits: "total" },
      ],
      argument: { index: 0 },
    },
  ],
  repeats: "A request is sent up to four times (`maxRetries` 3).",
});
