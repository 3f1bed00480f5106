<?php
//! package: php8.2-mongodb
//! waits: silent=connect mongodb=response
//! fix: none
//# bare
$manager = new MongoDB\Driver\Manager('mongodb://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/?directConnection=true');
$manager->executeCommand('a', new MongoDB\Driver\Command(['find' => 'a']));

//# bounded.both
$manager = new MongoDB\Driver\Manager('mongodb://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/?directConnection=true', ['connectTimeoutMS' => 2000, 'socketTimeoutMS' => 2000]);
$manager->executeCommand('a', new MongoDB\Driver\Command(['find' => 'a']));

//# partial.connect
$manager = new MongoDB\Driver\Manager('mongodb://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/?directConnection=true', ['connectTimeoutMS' => 2000]);
$manager->executeCommand('a', new MongoDB\Driver\Command(['find' => 'a']));
