<?php
//! package: php-httpful
//! loads: Httpful/autoload.php
//# bare
use Httpful\Request;

$response = Request::get(getenv('PEER_URL'))->send();

//# bounded.timeout
use Httpful\Request;

$response = Request::get(getenv('PEER_URL'))->timeout(2)->send();
