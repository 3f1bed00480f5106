<?php
//! package: php-amqplib
//! loads: PhpAmqpLib/autoload.php
//! waits: unaccepting=connect silent=connect amqp=response
//! fix: none
//# bare
$connection = new PhpAmqpLib\Connection\AMQPStreamConnection(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 'guest', 'guest');
$channel = $connection->channel();

//# bounded.both
$connection = new PhpAmqpLib\Connection\AMQPStreamConnection(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 'guest', 'guest', connection_timeout: 2, channel_rpc_timeout: 2);
$channel = $connection->channel();

//# partial.connect
$connection = new PhpAmqpLib\Connection\AMQPStreamConnection(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 'guest', 'guest', connection_timeout: 2);
$channel = $connection->channel();
