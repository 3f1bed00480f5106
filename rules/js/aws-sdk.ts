import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const CONFIG = "https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html";
const HANDLER = "https://github.com/smithy-lang/smithy-typescript/blob/main/packages/node-http-handler/src/node-http-handler.ts";
const ABORT = "https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md#abortcontroller-abortcontroller";

/** Package and class of the clients. */
const CLIENTS = [
  "s3#S3",
  "dynamodb#DynamoDB",
  "sqs#SQS",
  "sns#SNS",
  "ses#SES",
  "sesv2#SESv2",
  "lambda#Lambda",
  "secrets-manager#SecretsManager",
  "ssm#SSM",
  "sts#STS",
  "kms#KMS",
  "cloudwatch#CloudWatch",
  "cloudwatch-logs#CloudWatchLogs",
  "cloudfront#CloudFront",
  "cloudformation#CloudFormation",
  "ec2#EC2",
  "ecs#ECS",
  "ecr#ECR",
  "eventbridge#EventBridge",
  "sfn#SFN",
  "firehose#Firehose",
  "athena#Athena",
  "glue#Glue",
  "rds-data#RDSData",
  "rds#RDS",
  "route-53#Route53",
  "iam#IAM",
  "bedrock-runtime#BedrockRuntime",
  "bedrock#Bedrock",
  "bedrock-agent-runtime#BedrockAgentRuntime",
  "cognito-identity-provider#CognitoIdentityProvider",
  "cognito-identity#CognitoIdentity",
  "rekognition#Rekognition",
  "textract#Textract",
  "translate#Translate",
  "polly#Polly",
  "comprehend#Comprehend",
  "pinpoint#Pinpoint",
  "apigatewaymanagementapi#ApiGatewayManagementApi",
  "iot-data-plane#IoTDataPlane",
  "scheduler#Scheduler",
  "sso-oidc#SSOOIDC",
  "sso#SSO",
  "organizations#Organizations",
  "elasticache#ElastiCache",
  "elastic-load-balancing-v2#ElasticLoadBalancingV2",
  "auto-scaling#AutoScaling",
  "api-gateway#APIGateway",
  "codepipeline#CodePipeline",
  "mediaconvert#MediaConvert",
] as const;
const MODULES = CLIENTS.map((each) => `@aws-sdk/client-${each.replace(/#.*/, "")}`);
const CLASSES = CLIENTS.flatMap((each) => [`@aws-sdk/client-${each}Client`, `@aws-sdk/client-${each}`]);

export default defineLibrary({
  id: "js/aws-sdk",
  name: "AWS SDK for JavaScript v3",
  docs: [CONFIG, HANDLER, ABORT],
  group: "http",
  modules: ["@smithy/node-http-handler", "@aws-sdk/node-http-handler", "@smithy/fetch-http-handler", "@aws-sdk/fetch-http-handler", "@aws-sdk/lib-dynamodb", ...MODULES],
  types: { client: { classes: [...CLASSES, "@aws-sdk/lib-dynamodb#DynamoDBDocumentClient"], modelled: true }, handler: {} },
  calls: [
    {
      callee: { method: "send", of: "client" },
      phases: allPhases,
      options: [{ argument: 1, unless: "function" }, { receiver: true }],
      url: { receiver: true, path: ["endpoint"] },
      promise: true,
      source: CONFIG,
      proof: ["aws3-s3-bare", "aws3-dynamodb-bare", "aws3-s3-bare-body-stall"],
    },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", from: [{ argument: 0 }], source: CONFIG },
    { callee: { static: "from", of: "@aws-sdk/lib-dynamodb#DynamoDBDocumentClient" }, answers: { argument: 0 }, source: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/" },
    { callee: { construct: ["@smithy/node-http-handler#NodeHttpHandler", "@aws-sdk/node-http-handler#NodeHttpHandler"] }, creates: "handler", from: [{ argument: 0 }], source: HANDLER, proof: "aws3-s3-NodeHttpHandler-requestTimeout" },
    { callee: { construct: ["@smithy/fetch-http-handler#FetchHttpHandler", "@aws-sdk/fetch-http-handler#FetchHttpHandler"] }, creates: "handler", from: [{ argument: 0 }], into: ["fetch"], source: "@smithy/fetch-http-handler dist-cjs/index.js" },
  ],
  limits: [
    { option: "requestHandler.connectionTimeout", label: "connectionTimeout", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: HANDLER, proof: ["aws3-s3-connectionTimeout-hole", "aws3-s3-connectionTimeout-only-silent"] },
    { option: "requestHandler.socketTimeout", label: "socketTimeout", covers: ["response", "body"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: HANDLER, proof: ["aws3-s3-socketTimeout", "aws3-s3-socketTimeout-body-stall"] },
    { option: "requestHandler.requestTimeout", label: "requestTimeout", covers: ["response", "body"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], versions: "@smithy/node-http-handler@<4.4", source: HANDLER, proof: ["smithy-handler-4.1.0-requestTimeout", "smithy-handler-3.3.3-requestTimeout"] },
    // It logs a warning, unless it is told to throw.
    {
      option: "requestHandler.requestTimeout",
      label: "requestTimeout",
      covers: ["response"],
      unit: "ms",
      values: falsyIsNone,
      needs: "requestHandler.throwOnRequestTimeout",
      usual: [100, 3_600_000],
      versions: "@smithy/node-http-handler@>=4.4",
      source: HANDLER,
      proof: ["aws3-s3-requestHandler-object-requestTimeout", "aws3-s3-requestTimeout-throw", "aws3-s3-requestTimeout-throw-body-stall"],
    },
    { option: "requestHandler.throwOnRequestTimeout", label: "throwOnRequestTimeout", covers: [], unit: "ms", values: [{ when: { is: [false, null, "undefined"] }, means: "none" }], source: HANDLER, proof: "aws3-s3-requestTimeout-throw" },
    { option: "requestHandler.fetch.requestTimeout", label: "requestTimeout", covers: ["connect", "response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "@smithy/fetch-http-handler dist-cjs/index.js" },
    { option: "abortSignal", from: [{ argument: 1, unless: "function" }], covers: "total", unit: "signal", usual: [100, 3_600_000], source: ABORT, proof: "aws3-s3-abortSignal-send" },
  ],
  lookAlikes: [
    { option: "requestTimeout", from: [{ argument: 1, unless: "function" }], label: "requestTimeout (send)", says: "`requestTimeout` beside the command only logs a warning.", source: HANDLER, proof: "aws3-s3-send-requestTimeout-arg" },
    { option: "requestTimeout", from: [{ receiver: true }], label: "requestTimeout (client)", says: "`requestTimeout` is an option of the `requestHandler`, not of the client.", source: CONFIG },
    { option: "httpOptions", from: [{ receiver: true }], says: "`httpOptions` is version 2's: version 3 ignores it.", source: CONFIG },
    { option: "requestHandler.httpsAgent.timeout", label: "httpsAgent.timeout", says: "An agent's `timeout` only emits an event.", source: HANDLER },
  ],
  fixes: [{ entries: [{ key: "abortSignal", value: "AbortSignal.timeout({totalMs})", limits: "total" }], argument: { index: 1 } }],
  repeats: "A failed attempt is tried again twice (`maxAttempts` 3).",
  gaps: { overridden: "a call takes a signal, which is never none" },
});
