<?php
//! package: php8.2-mysql
//! waits: unaccepting=connect mute=response mysql=response
//! fix: unsafe
//# bare
$db = new PDO('mysql:host=' . getenv('PEER_HOST') . ';port=' . getenv('PEER_PORT'), 'a', '');
$db->query('SELECT 1');

//# bounded.ini
ini_set('mysqlnd.net_read_timeout', '2');
$db = new PDO('mysql:host=' . getenv('PEER_HOST') . ';port=' . getenv('PEER_PORT'), 'a', '', [PDO::ATTR_TIMEOUT => 2]);
$db->query('SELECT 1');

//# look-alike.dsn
$db = new PDO('mysql:host=' . getenv('PEER_HOST') . ';port=' . getenv('PEER_PORT') . ';timeout=2', 'a', '');
$db->query('SELECT 1');
