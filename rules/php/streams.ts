import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const HTTP = { schemes: ["http", "https"], assumeUnknown: false, options: ["http"] } as const;
const FTP = { schemes: ["ftp", "ftps"], assumeUnknown: false } as const;

/** `stream_context_set_default` counts only for calls without a context of their own. */
const CONTEXT = (argument: number) =>
  [
    { argument, name: "context" },
    { project: "php.defaultContext", without: { argument, name: "context" } },
  ] as const;
const LIBXML = [
  { project: "php.libxml", path: ["context"] },
  { project: "php.defaultContext", without: { project: "php.libxml", path: ["context"] } },
] as const;

const MANUAL = "https://www.php.net/manual/en";
const CONTEXT_HTTP = `${MANUAL}/context.http.php`;
const INI = `${MANUAL}/filesystem.configuration.php#ini.default-socket-timeout`;

const SET_OPTION = { position: "before", lines: [{ code: "stream_context_set_option({handle}, 'http', 'timeout', {total});", limits: "total" }] } as const;

export default defineLibrary({
  id: "php/streams",
  name: "PHP streams (file_get_contents, fopen and others on URLs)",
  docs: [CONTEXT_HTTP, INI],
  group: "http",
  types: {
    context: { escapes: true },
    stream: {},
    document: { classes: ["DOMDocument"] },
    reader: { classes: ["XMLReader"] },
  },
  calls: [
    { callee: { function: "file_get_contents" }, phases: allPhases, options: CONTEXT(2), url: { argument: 0, name: "filename" }, networkOnly: HTTP, tags: ["http", "context2"], source: `${MANUAL}/function.file-get-contents.php`, proof: ["fgc.bare.silent.real-default", "fgc.bare.headers.real-default"] },
    {
      callee: { function: "fopen" },
      phases: allPhases,
      options: [...CONTEXT(3), { result: true }],
      url: { argument: 0, name: "filename" },
      networkOnly: HTTP,
      judged: "use",
      readsLate: true,
      answers: "stream",
      orFalse: true,
      tags: ["http", "fopen"],
      source: `${MANUAL}/function.fopen.php`,
      proof: ["fopen.ini2.silent", "fopen.ini2.while-feof-loop"],
    },
    { callee: { function: "file" }, phases: allPhases, options: CONTEXT(2), url: { argument: 0, name: "filename" }, networkOnly: HTTP, tags: ["http", "file"], source: `${MANUAL}/function.file.php`, proof: ["file.ini2", "setdef.file"] },
    { callee: { function: "readfile" }, phases: allPhases, options: CONTEXT(2), url: { argument: 0, name: "filename" }, networkOnly: HTTP, tags: ["http", "context2"], source: `${MANUAL}/function.readfile.php`, proof: ["readfile.ini2", "setdef.readfile"] },
    { callee: { function: "copy" }, phases: allPhases, options: CONTEXT(2), url: { argument: 0, name: "from" }, networkOnly: HTTP, tags: ["http", "context2"], source: `${MANUAL}/function.copy.php`, proof: ["copy.ini2", "setdef.copy"] },
    { callee: { function: "get_headers" }, phases: ["connect", "response"], options: CONTEXT(2), url: { argument: 0, name: "url" }, networkOnly: { ...HTTP, assumeUnknown: true }, tags: ["http", "context2"], source: `${MANUAL}/function.get-headers.php`, proof: ["get_headers.ini2", "get_headers.ctx2"] },
    { callee: { construct: "SplFileObject" }, phases: allPhases, options: CONTEXT(3), url: { argument: 0, name: "filename" }, networkOnly: HTTP, tags: ["http", "fopen"], source: `${MANUAL}/splfileobject.construct.php`, proof: ["SplFileObject.ini2", "SplFileObject.ctx2"] },
    // Loaders that see the default context, and libxml's own, but take none.
    { callee: { function: "simplexml_load_file" }, phases: allPhases, options: LIBXML, url: { argument: 0, name: "filename" }, networkOnly: HTTP, tags: ["http", "libxml"], source: `${MANUAL}/function.simplexml-load-file.php`, proof: ["simplexml_load_file.ini2", "simplexml_load_file.libxml-ctx"] },
    { callee: { construct: "SimpleXMLElement" }, phases: allPhases, options: LIBXML, url: { argument: 0, name: "data" }, networkOnly: HTTP, onlyIf: { argument: 2, name: "dataIsURL" }, tags: ["http", "libxml"], source: `${MANUAL}/simplexmlelement.construct.php`, proof: "SimpleXMLElement.data_is_url" },
    {
      callee: { method: ["load", "loadHTMLFile", "schemaValidate", "relaxNGValidate"], of: "document" },
      phases: allPhases,
      options: LIBXML,
      url: { argument: 0, name: "filename" },
      networkOnly: HTTP,
      tags: ["http", "libxml"],
      source: `${MANUAL}/domdocument.load.php`,
      proof: ["dom.load.ini2", "dom.loadHTMLFile.libxml-ctx", "dom.validate.schema-url"],
    },
    { callee: { method: "open", of: "reader" }, phases: allPhases, options: LIBXML, url: { argument: 0, name: "uri" }, networkOnly: HTTP, tags: ["http", "libxml"], source: `${MANUAL}/xmlreader.open.php`, proof: ["xmlreader.open.ini2", "setdef.xmlreader"] },
    { callee: { static: "open", of: "XMLReader" }, phases: allPhases, options: LIBXML, url: { argument: 0, name: "uri" }, networkOnly: HTTP, tags: ["http", "libxml"], source: `${MANUAL}/xmlreader.open.php`, proof: "xmlreader.open.ini2" },
    { callee: { function: "hash_file" }, phases: allPhases, options: [{ project: "php.defaultContext" }], url: { argument: 1, name: "filename" }, networkOnly: HTTP, tags: ["http"], source: `${MANUAL}/function.hash-file.php`, proof: ["hash_file.ini2", "setdef.hash_file"] },
    // These never look at a context.
    {
      callee: { function: ["md5_file", "sha1_file", "getimagesize", "get_meta_tags", "exif_read_data", "exif_thumbnail"] },
      phases: allPhases,
      options: [],
      url: { argument: 0, name: "filename" },
      networkOnly: HTTP,
      tags: ["ini"],
      source: INI,
      proof: ["md5_file.ini2", "sha1_file.headers", "getimagesize.ini2", "exif_read_data.ini2", "setdef.get_meta_tags"],
    },
    {
      callee: { function: ["imagecreatefromjpeg", "imagecreatefrompng", "imagecreatefromgif", "imagecreatefromwebp", "imagecreatefrombmp", "imagecreatefromavif", "imagecreatefromwbmp", "imagecreatefromxbm"] },
      phases: allPhases,
      options: [],
      url: { argument: 0, name: "filename" },
      networkOnly: HTTP,
      tags: ["ini"],
      source: INI,
      proof: ["imagecreatefromjpeg.ini2", "setdef.imagecreatefrompng"],
    },
    // ftp:// looks at the setting only.
    {
      callee: { function: ["file_get_contents", "readfile", "copy", "file_put_contents"] },
      phases: allPhases,
      options: [
        { argument: 2, name: "context" },
        { argument: 3, name: "context" },
      ],
      url: { argument: 0 },
      networkOnly: FTP,
      tags: ["ftp"],
      source: `${MANUAL}/context.ftp.php`,
      proof: ["fgc.ftp.ini2", "fgc.ftp.ctx-ignored", "put.file_put_contents-ftp"],
    },
    {
      callee: { function: ["fopen", "file", "unlink", "mkdir", "rmdir", "rename", "scandir", "opendir", "dir", "file_exists", "is_file", "is_dir", "filesize", "filemtime"] },
      phases: allPhases,
      options: [
        { argument: 3, name: "context" },
        { argument: 2, name: "context" },
        { argument: 1, name: "context" },
      ],
      url: { argument: 0 },
      networkOnly: FTP,
      tags: ["ftp"],
      source: `${MANUAL}/context.ftp.php`,
      proof: ["scandir.ftp", "fgc.ftp.ctx-ignored"],
    },
  ],
  effects: [
    { callee: { function: "stream_context_create" }, creates: "context", from: [{ argument: 0, name: "options" }], source: `${MANUAL}/function.stream-context-create.php`, proof: "fgc.ctx2.silent" },
    {
      callee: { function: "stream_context_set_option" },
      sets: { on: { argument: 0, name: "context", path: [{ argument: 1, name: "wrapper_or_options" }] }, key: { argument: 2, name: "option_name" }, value: { argument: 3, name: "value" } },
      source: `${MANUAL}/function.stream-context-set-option.php`,
      proof: "fgc.set_option",
    },
    { callee: { function: ["stream_context_set_option", "stream_context_set_options"] }, setsAll: { on: { argument: 0, name: "context" }, from: { argument: 1, name: "options" }, deep: true }, source: `${MANUAL}/function.stream-context-set-option.php`, proof: "fgc.set_option-array" },
    {
      callee: { function: ["stream_context_set_default", "stream_context_get_default"] },
      setsAll: { on: { project: "php.defaultContext" }, from: { argument: 0, name: "options" }, deep: true },
      source: `${MANUAL}/function.stream-context-set-default.php`,
      proof: ["fgc.set_default", "fgc.set_default-not-for-explicit-ctx"],
    },
    { callee: { function: ["stream_context_set_default", "stream_context_get_default"] }, answers: { project: "php.defaultContext" }, source: `${MANUAL}/function.stream-context-get-default.php` },
    { callee: { function: "stream_context_get_options" }, copies: { from: { argument: 0, name: "stream_or_context" }, plain: true }, source: `${MANUAL}/function.stream-context-get-options.php` },
    { callee: { function: "libxml_set_streams_context" }, sets: { on: { project: "php.libxml" }, key: "context", value: { argument: 0, name: "context" } }, source: `${MANUAL}/function.libxml-set-streams-context.php`, proof: "simplexml_load_file.libxml-ctx" },
    { callee: { function: ["ini_set", "ini_alter", "ini_get", "ini_restore"] }, reads: { from: { project: "php.ini" }, key: { argument: 0, name: "option" } }, source: `${MANUAL}/function.ini-get.php` },
    { callee: { function: ["ini_set", "ini_alter"] }, sets: { on: { project: "php.ini" }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: `${MANUAL}/function.ini-set.php`, proof: ["fgc.ini_set2.silent", "fgc.ini_set-string", "fgc.ini_set-after-call"] },
    { callee: { function: "ini_restore" }, sets: { on: { project: "php.ini" }, key: { argument: 0, name: "option" }, value: { literal: 60 } }, source: `${MANUAL}/function.ini-restore.php` },
    { callee: { function: ["stream_set_timeout", "socket_set_timeout"] }, sets: { on: { argument: 0, name: "stream" }, key: "readTimeout", value: { argument: 1, name: "seconds" } }, source: `${MANUAL}/function.stream-set-timeout.php`, proof: "fopen.stream_set_timeout" },
    { callee: { construct: "DOMDocument" }, creates: "document", source: `${MANUAL}/domdocument.construct.php` },
    { callee: { construct: "XMLReader" }, creates: "reader", source: `${MANUAL}/class.xmlreader.php` },
  ],
  limits: [
    { option: "http.timeout", covers: allPhases, unit: "seconds", values: defaultSocketTimeout.values, usual: [0.01, 1_200], tags: ["http"], source: CONTEXT_HTTP, proof: ["fgc.ctx2.silent", "fgc.ctx2.headers", "fgc.ctx-http-for-https", "fgc.ctx0", "fgc.ctx-1"] },
    { option: "readTimeout", label: "stream_set_timeout", covers: ["body"], unit: "seconds", values: defaultSocketTimeout.values, usual: [0, 1_200], tags: ["fopen"], source: `${MANUAL}/function.stream-set-timeout.php`, proof: "fopen.stream_set_timeout" },
  ],
  lookAlikes: [
    { option: "https.timeout", says: "`https` is not a key of a stream context: the `timeout` for `https://` stands under `http`.", tags: ["http"], source: CONTEXT_HTTP, proof: "fgc.ctx-https-key-ignored" },
    { option: "ssl.timeout", says: "`ssl` has no `timeout`: for `https://` it stands under `http`.", tags: ["http"], source: `${MANUAL}/context.ssl.php`, proof: "fgc.ctx-ssl-key-ignored" },
    { option: "socket.timeout", says: "`socket` has no `timeout`: it stands under `http`.", tags: ["http"], source: `${MANUAL}/context.socket.php`, proof: "fgc.ctx-socket-key-ignored" },
    { option: "timeout", says: "`timeout` is not an option of a stream context by itself: it stands under `http`.", tags: ["http"], source: CONTEXT_HTTP, proof: "fgc.ctx-toplevel-ignored" },
    { option: "ftp.timeout", says: "`ftp` has no `timeout`: `ftp://` looks at `default_socket_timeout` only.", tags: ["ftp"], source: `${MANUAL}/context.ftp.php`, proof: "fgc.ftp.ctx-ignored" },
    { option: "http.timeout", says: "`http.timeout` is not for `ftp://`, which looks at `default_socket_timeout` only.", tags: ["ftp"], source: `${MANUAL}/context.ftp.php`, proof: "fgc.ftp.ctx-ignored" },
  ],
  defaults: [{ phases: allPhases, ...defaultSocketTimeout, option: "http.timeout", proof: ["fgc.bare.silent.real-default", "fgc.ini2.backlog", "fgc.ini0", "fgc.ini-1"] }],
  fixes: [
    { tags: ["context2"], path: ["http"], handle: 2, statements: SET_OPTION, entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 2, fillers: ["", "false"], wrap: "stream_context_create(['http' => $])" } },
    { tags: ["file"], path: ["http"], handle: 2, statements: SET_OPTION, entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 2, fillers: ["", "0"], wrap: "stream_context_create(['http' => $])" } },
    { tags: ["fopen"], path: ["http"], handle: 3, statements: SET_OPTION, entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 3, fillers: ["", "'r'", "false"], wrap: "stream_context_create(['http' => $])" } },
    { tags: ["libxml"], statements: { position: "before", lines: [{ code: "libxml_set_streams_context(stream_context_create(['http' => ['timeout' => {total}]]));", limits: "total" }] }, unsafe: true },
  ],
  repeats: "The limit starts anew at every redirect (20 at most), and is spent twice where the answer ends with the connection.",
  ambiguousHints: [
    "file_get_contents",
    "fopen",
    "file",
    "readfile",
    "copy",
    "simplexml_load_file",
    "hash_file",
    "md5_file",
    "sha1_file",
    "getimagesize",
    "exif_read_data",
    "exif_thumbnail",
    "imagecreatefromjpeg",
    "imagecreatefrompng",
    "imagecreatefromgif",
    "imagecreatefromwebp",
    "imagecreatefrombmp",
    "imagecreatefromavif",
    "imagecreatefromwbmp",
    "imagecreatefromxbm",
    "file_put_contents",
    "unlink",
    "mkdir",
    "rmdir",
    "rename",
    "scandir",
    "opendir",
    "dir",
    "file_exists",
    "is_file",
    "is_dir",
    "filesize",
    "filemtime",
    "SplFileObject",
    "SimpleXMLElement",
  ],
  evidence: ["feof", "stream_select"],
});
