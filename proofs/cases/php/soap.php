<?php
//! package: php8.2-soap
//! waits: unaccepting=connect silent=response
//! fix: unsafe
//# bare
$client = new SoapClient(null, ['location' => getenv('PEER_URL'), 'uri' => 'urn:a']);
$client->__soapCall('a', []);

//# bounded.ini
ini_set('default_socket_timeout', 2);
$client = new SoapClient(null, ['location' => getenv('PEER_URL'), 'uri' => 'urn:a']);
$client->__soapCall('a', []);

//# partial.connection-timeout
$client = new SoapClient(null, ['location' => getenv('PEER_URL'), 'uri' => 'urn:a', 'connection_timeout' => 2]);
$client->__soapCall('a', []);

//# look-alike.timeout
$client = new SoapClient(null, ['location' => getenv('PEER_URL'), 'uri' => 'urn:a', 'timeout' => 2]);
$client->__soapCall('a', []);

//# look-alike.stream-context
$context = stream_context_create(['http' => ['timeout' => 2]]);
$client = new SoapClient(null, ['location' => getenv('PEER_URL'), 'uri' => 'urn:a', 'stream_context' => $context]);
$client->__soapCall('a', []);
