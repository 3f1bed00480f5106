<?php
//! package: php8.2-ldap
//! waits: unaccepting=connect silent=response ldap=response
//# bare
$ldap = ldap_connect('ldap://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
ldap_bind($ldap);
$found = ldap_search($ldap, 'dc=a', '(a=b)');

//# bounded.both
$ldap = ldap_connect('ldap://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
ldap_set_option($ldap, LDAP_OPT_NETWORK_TIMEOUT, 2);
ldap_set_option($ldap, LDAP_OPT_TIMEOUT, 2);
ldap_bind($ldap);
$found = ldap_search($ldap, 'dc=a', '(a=b)');

//# partial.network
$ldap = ldap_connect('ldap://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
ldap_set_option($ldap, LDAP_OPT_NETWORK_TIMEOUT, 2);
ldap_bind($ldap);
$found = ldap_search($ldap, 'dc=a', '(a=b)');

//# look-alike.timelimit
$ldap = ldap_connect('ldap://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
ldap_set_option($ldap, LDAP_OPT_TIMELIMIT, 2);
ldap_bind($ldap);
$found = ldap_search($ldap, 'dc=a', '(a=b)');
