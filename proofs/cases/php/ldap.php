<?php
//! package: php8.2-ldap
//! waits: unaccepting=connect silent=response ldap=response
//# before
$ldap = ldap_connect('ldap://' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT'));
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);

//# bare

//# bounded.both
ldap_set_option($ldap, LDAP_OPT_NETWORK_TIMEOUT, 2);
ldap_set_option($ldap, LDAP_OPT_TIMEOUT, 2);

//# partial.network
ldap_set_option($ldap, LDAP_OPT_NETWORK_TIMEOUT, 2);

//# look-alike.timelimit
ldap_set_option($ldap, LDAP_OPT_TIMELIMIT, 2);

//# after
ldap_bind($ldap);
$found = ldap_search($ldap, 'dc=a', '(a=b)');
