/** Named databases and their accounts: kept with encrypted passwords, checked, and served over HTTP. Knows no project. */
package io.serai.datasource;
