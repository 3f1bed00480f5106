<?php
//! package: php8.2-mysql
//! waits: unaccepting=connect mute=response mysql=response
//! fix: unsafe
//# bare
$db = mysqli_connect(getenv('PEER_HOST'), 'a', '', '', (int) getenv('PEER_PORT'));
$db->query('SELECT 1');

//# bounded.prepared
$db = mysqli_init();
$db->options(MYSQLI_OPT_CONNECT_TIMEOUT, 2);
$db->options(MYSQLI_OPT_READ_TIMEOUT, 2);
$db->real_connect(getenv('PEER_HOST'), 'a', '', '', (int) getenv('PEER_PORT'));
$db->query('SELECT 1');

//# look-alike.too-late
$db = mysqli_connect(getenv('PEER_HOST'), 'a', '', '', (int) getenv('PEER_PORT'));
$db->options(MYSQLI_OPT_READ_TIMEOUT, 2);
$db->query('SELECT 1');
