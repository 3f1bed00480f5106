<?php
//! package: php-illuminate-http
//! requires: illuminate/http@8.83.26
//! loads: Illuminate/Http/autoload.php GuzzleHttp/autoload.php
//# bare
use Illuminate\Http\Client\Factory;

$http = new Factory();
$body = $http->get(getenv('PEER_URL'))->body();

//# bounded.timeout
use Illuminate\Http\Client\Factory;

$http = new Factory();
$body = $http->timeout(2)->get(getenv('PEER_URL'))->body();

//# bounded.with-options
use Illuminate\Http\Client\Factory;

$http = new Factory();
$body = $http->withOptions(['timeout' => 2])->get(getenv('PEER_URL'))->body();

//# look-alike.read-timeout
use Illuminate\Http\Client\Factory;

$http = new Factory();
$body = $http->withOptions(['read_timeout' => 2])->get(getenv('PEER_URL'))->body();
