<?php
//! package: libphp-simplepie
//! loads: simplepie/autoloader.php
//! fix: none
//# before
$feed = new SimplePie();
$feed->enable_cache(false);
$feed->set_feed_url(getenv('PEER_URL'));

//# bare

//# bounded.set-timeout
$feed->set_timeout(2);

//# look-alike.zero
$feed->set_timeout(0);

//# after
$feed->init();
