<?php
//! package: php-guzzlehttp-guzzle
//! loads: GuzzleHttp/autoload.php
//# bare
use GuzzleHttp\Client;

$client = new Client();
$response = $client->get(getenv('PEER_URL'));

//# bounded.timeout
use GuzzleHttp\Client;

$client = new Client(['timeout' => 2]);
$response = $client->get(getenv('PEER_URL'));

//# partial.connect
use GuzzleHttp\Client;

$client = new Client(['connect_timeout' => 2]);
$response = $client->get(getenv('PEER_URL'));

//# look-alike.read-timeout
use GuzzleHttp\Client;

$client = new Client(['read_timeout' => 2]);
$response = $client->get(getenv('PEER_URL'));

//# partial.stream
use GuzzleHttp\Client;

$client = new Client();
$response = $client->get(getenv('PEER_URL'), ['stream' => true]);
$body = $response->getBody()->getContents();

//# bounded.stream
use GuzzleHttp\Client;

$client = new Client(['timeout' => 2]);
$response = $client->get(getenv('PEER_URL'), ['stream' => true]);
$body = $response->getBody()->getContents();

//# bounded.stream-read-timeout
use GuzzleHttp\Client;

$client = new Client(['timeout' => 4, 'read_timeout' => 2]);
$response = $client->get(getenv('PEER_URL'), ['stream' => true]);
$body = $response->getBody()->getContents();
