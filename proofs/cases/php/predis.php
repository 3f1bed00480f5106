<?php
//! package: php-predis
//! loads: Predis/autoload.php
//! waits: unaccepting=connect redis=response
//# bare
$client = new Predis\Client(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT')]);
$client->get('key');

//# bounded.both
$client = new Predis\Client(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'timeout' => 2, 'read_write_timeout' => 2]);
$client->get('key');

//# partial.connect
$client = new Predis\Client(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'timeout' => 2]);
$client->get('key');

//# look-alike.read-timeout
$client = new Predis\Client(['host' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'read_timeout' => 2]);
$client->get('key');
