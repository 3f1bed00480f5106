/**
 * Functions of PHP itself that take a handle or an object and leave it as it was. A function nobody declares and that
 * is not among them may be the project's own, in a file that was not read.
 */
const PHP = new Set(
  (
    "is_resource is_object is_array is_a is_null is_string is_int is_bool is_callable is_iterable is_countable get_class get_parent_class get_object_vars method_exists property_exists " +
    "spl_object_id spl_object_hash get_resource_id get_resource_type gettype get_debug_type var_dump var_export print_r debug_zval_refcount json_encode serialize count sizeof " +
    "in_array array_search array_key_exists array_keys array_values array_slice array_push array_unshift array_pop array_shift sort ksort asort usort uksort implode explode " +
    "error_log trigger_error sprintf printf iterator_to_array iterator_count assert boolval strval fwrite fputs fread fgets fgetc fgetcsv fpassthru feof fclose fflush ftell fseek rewind " +
    "stream_get_contents stream_get_line stream_copy_to_stream stream_get_meta_data stream_filter_append stream_is_local flock " +
    "stream_context_get_options stream_socket_enable_crypto stream_socket_shutdown stream_socket_get_name stream_socket_recvfrom stream_socket_sendto stream_set_write_buffer stream_set_read_buffer stream_set_chunk_size fgetss fscanf fstat ftruncate " +
    "socket_read socket_write socket_send socket_sendto socket_recv socket_recvfrom socket_sendmsg socket_recvmsg socket_close socket_shutdown socket_last_error socket_clear_error socket_strerror socket_getpeername socket_getsockname socket_get_option socket_bind socket_listen socket_select stream_select time microtime hrtime " +
    "curl_getinfo curl_error curl_errno curl_close curl_strerror curl_escape curl_unescape curl_pause curl_multi_getcontent curl_multi_remove_handle curl_multi_info_read curl_multi_close curl_multi_exec curl_multi_select curl_multi_setopt curl_upkeep"
  ).split(" "),
);

/** Families of functions that keep to their extension's own handles. */
const PHP_FAMILIES =
  /^(?:ftp|imap|ldap|ssh2|snmp[23]?|mysqli?|pg|sqlsrv|mssql|odbc|oci|ibase|sqlite|memcache|msg|gearman|str|array|preg|mb|ctype|date|json|openssl|hash|iconv|utf8|url|base64)_/;

export function isStandard(id: string): boolean {
  if (!id.startsWith("function#")) return false;
  const name = id.slice("function#".length);
  return PHP.has(name) || PHP_FAMILIES.test(name);
}

/** Parameters by reference that a function of PHP itself fills, counted from 0. */
const OUT = new Map<string, readonly number[]>(
  Object.entries({
    preg_match: [2],
    preg_match_all: [2],
    preg_replace: [4],
    preg_replace_callback: [4],
    str_replace: [3],
    str_ireplace: [3],
    ereg: [2],
    eregi: [2],
    mb_ereg: [2],
    parse_str: [1],
    mb_parse_str: [1],
    similar_text: [2],
    is_callable: [2],
    exec: [1, 2],
    system: [1],
    passthru: [1],
    proc_open: [2],
    getimagesize: [1],
    getimagesizefromstring: [1],
    dns_get_record: [2, 3],
    dns_get_mx: [1, 2],
    getmxrr: [1, 2],
    headers_sent: [0, 1],
    getopt: [2],
    fsockopen: [2, 3],
    pfsockopen: [2, 3],
    stream_socket_client: [1, 2],
    curl_multi_exec: [1],
    curl_multi_info_read: [1],
    socket_recv: [1],
    socket_recvfrom: [1, 4, 5],
    openssl_sign: [1],
    openssl_pkey_export: [1],
    openssl_csr_export: [1],
    openssl_x509_export: [1],
  }).map(([name, positions]) => [`function#${name}`, positions]),
);

export function outParameters(id: string): readonly number[] {
  return OUT.get(id) ?? [];
}
