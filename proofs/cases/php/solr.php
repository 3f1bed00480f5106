<?php
//! package: php8.2-solr
//! fix: none
//# bare
$client = new SolrClient(['hostname' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT')]);
$client->query(new SolrQuery('*:*'));

//# bounded.timeout
$client = new SolrClient(['hostname' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'timeout' => 2]);
$client->query(new SolrQuery('*:*'));

//# look-alike.zero
$client = new SolrClient(['hostname' => getenv('PEER_HOST'), 'port' => (int) getenv('PEER_PORT'), 'timeout' => 0]);
$client->query(new SolrQuery('*:*'));
