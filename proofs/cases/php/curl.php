<?php
//! package: php8.2-curl
//# bare
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);

//# bounded.timeout
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_TIMEOUT, 2);
$body = curl_exec($ch);

//# bounded.timeout-ms-array
$ch = curl_init();
curl_setopt_array($ch, [CURLOPT_URL => getenv('PEER_URL'), CURLOPT_TIMEOUT_MS => 2000, CURLOPT_RETURNTRANSFER => true]);
$body = curl_exec($ch);

//# bounded.low-speed
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 2);
curl_setopt($ch, CURLOPT_LOW_SPEED_LIMIT, 100);
curl_setopt($ch, CURLOPT_LOW_SPEED_TIME, 2);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);

//# partial.connect
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 2);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);

//# look-alike.zero
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_TIMEOUT, 0);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);

//# look-alike.fraction
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_TIMEOUT, 0.5);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);

//# look-alike.others
set_time_limit(2);
$ch = curl_init(getenv('PEER_URL'));
curl_setopt($ch, CURLOPT_DNS_CACHE_TIMEOUT, 2);
curl_setopt($ch, CURLOPT_EXPECT_100_TIMEOUT_MS, 2000);
curl_setopt($ch, CURLOPT_FTP_RESPONSE_TIMEOUT, 2);
curl_setopt($ch, CURLOPT_TCP_KEEPALIVE, 1);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
$body = curl_exec($ch);
