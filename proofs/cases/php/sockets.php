<?php
//! package: php8.2-cli
//! waits: unaccepting=connect silent=response
//# bare
$socket = fsockopen(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
fwrite($socket, "a\n");
$line = fgets($socket);

//# bounded.both
$socket = fsockopen(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), $code, $message, 2);
stream_set_timeout($socket, 2);
fwrite($socket, "a\n");
$line = fgets($socket);

//# bounded.stream-socket-client
$socket = stream_socket_client('tcp://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'), $code, $message, 2);
stream_set_timeout($socket, 2);
fwrite($socket, "a\n");
$line = fgets($socket);

//# bounded.ext-sockets
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 2, 'usec' => 0]);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
socket_connect($socket, getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
socket_write($socket, "a\n");
$line = socket_read($socket, 100);

//# partial.connect
$socket = fsockopen(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), $code, $message, 2);
fwrite($socket, "a\n");
$line = fgets($socket);
