<?php
//! package: php8.2-ssh2
//! waits: unaccepting=connect mute=response
//! fix: none
//# bare
$session = ssh2_connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));

//# partial.ini
ini_set('default_socket_timeout', 2);
$session = ssh2_connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
