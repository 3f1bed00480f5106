<?php
//! package: php8.2-memcache
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
$cache = new Memcache();
$cache->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$cache->get('key');

//# bounded.connect
$cache = new Memcache();
$cache->connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 2);
$cache->get('key');

//# bounded.add-server
$cache = new Memcache();
$cache->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), true, 1, 2);
$cache->get('key');
