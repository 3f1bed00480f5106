<?php
//! package: php8.2-memcached
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
$cache = new Memcached();
$cache->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$cache->get('key');

//# bounded.both
$cache = new Memcached();
$cache->setOption(Memcached::OPT_CONNECT_TIMEOUT, 2000);
$cache->setOption(Memcached::OPT_POLL_TIMEOUT, 2000);
$cache->addServer(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$cache->get('key');
