<?php
//! package: php8.2-cli
//# bare
$url = getenv('PEER_URL');
$body = file_get_contents($url);

//# bounded.context
$url = getenv('PEER_URL');
$context = stream_context_create(['http' => ['timeout' => 2]]);
$body = file_get_contents($url, false, $context);

//# bounded.ini
$url = getenv('PEER_URL');
ini_set('default_socket_timeout', '2');
$body = file_get_contents($url);

//# look-alike.https-key
$url = getenv('PEER_URL');
$context = stream_context_create(['https' => ['timeout' => 2]]);
$body = file_get_contents($url, false, $context);

//# look-alike.max-execution-time
$url = getenv('PEER_URL');
set_time_limit(2);
$body = file_get_contents($url);
