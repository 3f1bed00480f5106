<?php
//! package: php8.2-redis
//! waits: unaccepting=connect@0 redis=response@1
//! fix: none
//# bare
$redis = new Redis();
$redis->connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$value = $redis->get('key');

//# bounded.both
$redis = new Redis();
$redis->connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 2, null, 0, 2);
$value = $redis->get('key');
