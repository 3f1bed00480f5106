<?php
//! package: php8.2-oauth
//! fix: none
//# bare
$oauth = new OAuth('key', 'secret');
$oauth->fetch(getenv('PEER_URL'));

//# bounded.ini
ini_set('default_socket_timeout', 2);
$oauth = new OAuth('key', 'secret');
$oauth->fetch(getenv('PEER_URL'));

//# partial.set-timeout
$oauth = new OAuth('key', 'secret');
$oauth->setTimeout(2000);
$oauth->fetch(getenv('PEER_URL'));
