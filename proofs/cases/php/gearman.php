<?php
//! package: php8.2-gearman
//! waits: silent=response
//! fix: none
//# bare
$client = new GearmanClient();
$client->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$client->doNormal('reverse', 'a');

//# look-alike.set-timeout
$client = new GearmanClient();
$client->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$client->setTimeout(2000);
$client->doNormal('reverse', 'a');
