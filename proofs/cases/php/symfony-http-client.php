<?php
//! package: php-symfony-http-client
//! loads: Symfony/Component/HttpClient/autoload.php
//# bare
use Symfony\Component\HttpClient\HttpClient;

$client = HttpClient::create();
$content = $client->request('GET', getenv('PEER_URL'))->getContent();

//# bounded.max-duration
use Symfony\Component\HttpClient\HttpClient;

$client = HttpClient::create(['max_duration' => 2]);
$content = $client->request('GET', getenv('PEER_URL'))->getContent();

//# bounded.timeout
use Symfony\Component\HttpClient\HttpClient;

$client = HttpClient::create();
$content = $client->request('GET', getenv('PEER_URL'), ['timeout' => 2])->getContent();

//# bounded.native
use Symfony\Component\HttpClient\NativeHttpClient;

$client = new NativeHttpClient(['timeout' => 2, 'max_duration' => 2]);
$content = $client->request('GET', getenv('PEER_URL'))->getContent();
