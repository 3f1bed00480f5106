<?php
//! package: php-net-smtp
//! loads: Net/SMTP.php
//! waits: unaccepting=connect mute=response
//! fix: none
//# bare
$smtp = new Net_SMTP(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
$smtp->connect();

//# bounded.both
$smtp = new Net_SMTP(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), null, false, 2);
$smtp->connect(2);
