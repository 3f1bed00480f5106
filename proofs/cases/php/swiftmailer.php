<?php
//! package: php-swiftmailer
//! loads: Swift/autoload.php
//! waits: unaccepting=connect mute=response
//# bare
$transport = new Swift_SmtpTransport(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$transport->start();

//# bounded.set-timeout
$transport = (new Swift_SmtpTransport(getenv('PEER_HOST'), (int) getenv('PEER_PORT')))->setTimeout(2);
$transport->start();
