<?php
//! package: php8.2-amqp
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
$connection = new AMQPConnection(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT')]);
$connection->connect();

//# look-alike.read-timeout
$connection = new AMQPConnection(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'read_timeout' => 2]);
$connection->connect();
