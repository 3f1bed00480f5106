<?php
//! package: php-phpseclib3
//! requires: phpseclib/phpseclib@3.0.19
//! loads: phpseclib3/autoload.php
//! waits: unaccepting=connect
//# bare
use phpseclib3\Net\SSH2;

$ssh = new SSH2(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$ssh->login('a', 'a');

//# bounded.both
use phpseclib3\Net\SSH2;

$ssh = new SSH2(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 2);
$ssh->setTimeout(2);
$ssh->login('a', 'a');
