<?php
//! package: php8.2-pgsql
//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# bare
$db = pg_connect('host=' . getenv('PEER_HOST') . ' port=' . getenv('PEER_PORT') . ' user=a dbname=a');
pg_query($db, 'SELECT 1');

//# partial.connect
$db = pg_connect('host=' . getenv('PEER_HOST') . ' port=' . getenv('PEER_PORT') . ' user=a dbname=a connect_timeout=2');
pg_query($db, 'SELECT 1');

//# look-alike.statement-timeout
$db = pg_connect('host=' . getenv('PEER_HOST') . ' port=' . getenv('PEER_PORT') . ' user=a dbname=a options=-cstatement_timeout=2000');
pg_query($db, 'SELECT 1');
