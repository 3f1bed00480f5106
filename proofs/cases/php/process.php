<?php
//! package: php8.2-cli
//! fix: none
//# bare
exec('curl -s ' . escapeshellarg(getenv('PEER_URL')));

//# bounded.max-time
exec('curl -s --max-time 2 ' . escapeshellarg(getenv('PEER_URL')));

//# bounded.timeout
exec('timeout 2 curl -s ' . escapeshellarg(getenv('PEER_URL')));

//# partial.connect-timeout
exec('curl -s --connect-timeout 2 ' . escapeshellarg(getenv('PEER_URL')));

//# look-alike.max-execution-time
set_time_limit(2);
exec('curl -s ' . escapeshellarg(getenv('PEER_URL')));
