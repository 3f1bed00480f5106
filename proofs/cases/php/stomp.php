<?php
//! package: php8.2-stomp
//! waits: unaccepting=connect silent=response stomp=response
//! fix: none
//# bare
$stomp = new Stomp('tcp://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
$stomp->subscribe('/queue/a');
$stomp->readFrame();

//# bounded.ini
ini_set('stomp.default_connection_timeout_sec', 4);
ini_set('stomp.default_read_timeout_sec', 4);
$stomp = new Stomp('tcp://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
$stomp->subscribe('/queue/a');
$stomp->readFrame();

//# bounded.read-timeout
ini_set('stomp.default_read_timeout_sec', 4);
$stomp = new Stomp('tcp://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
$stomp->setReadTimeout(2);
$stomp->subscribe('/queue/a');
$stomp->readFrame();
