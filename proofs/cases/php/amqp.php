<?php
//! package: php8.2-amqp
//! waits: unaccepting=connect
//# bare
$connection = new AMQPConnection(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT')]);
$connection->connect();

//# look-alike.read-timeout
$connection = new AMQPConnection(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'read_timeout' => 2]);
$connection->connect();

//# bounded.both
$connection = new AMQPConnection(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'connect_timeout' => 2, 'rpc_timeout' => 2]);
$connection->connect();
