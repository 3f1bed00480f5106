<?php
//! package: libphp-simplepie
//! loads: simplepie/autoloader.php
//! fix: none
//# bare
$feed = new SimplePie();
$feed->enable_cache(false);
$feed->set_feed_url(getenv('PEER_URL'));
$feed->init();

//# bounded.set-timeout
$feed = new SimplePie();
$feed->enable_cache(false);
$feed->set_feed_url(getenv('PEER_URL'));
$feed->set_timeout(2);
$feed->init();

//# look-alike.zero
$feed = new SimplePie();
$feed->enable_cache(false);
$feed->set_feed_url(getenv('PEER_URL'));
$feed->set_timeout(0);
$feed->init();
