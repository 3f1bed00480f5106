<?php
//! package: php8.2-snmp
//! waits: udp=response
//! fix: none
//# bare
$name = snmp2_get(getenv('PEER_HOST') . ':' . getenv('PEER_PORT'), 'public', '1.3.6.1.2.1.1.5.0');

//# bounded.timeout
$name = snmp2_get(getenv('PEER_HOST') . ':' . getenv('PEER_PORT'), 'public', '1.3.6.1.2.1.1.5.0', 2_000_000, 0);
