package dev.rewardsync.console;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.LatencyQueries;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.SeriesQueries;
import dev.rewardsync.console.rules.OrderReasons;
import dev.rewardsync.console.rules.StoredAccounts;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.console.rules.WhatIf;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the queries of the API and the pages. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

    /** Within this time, a query must answer: longer than a sum over all customers of a large shop takes. */
    private static final int QUERY_TIMEOUT_SECONDS = 60;

    /** Rows of large results are sent in parts of this size. */
    private static final int FETCHED_ROWS = 1_000;

    /** Orders are larger than other rows. */
    private static final int FETCHED_ORDERS = 100;

    /** Within this time, the first row of a large result must come. */
    private static final int REPORT_TIMEOUT_SECONDS = 600;

    private final DataSource source;
    private final JdbcClient jdbc;

    BooksConfiguration(DataSource source) {
        this.source = source;
        jdbc = JdbcClient.create(template(QUERY_TIMEOUT_SECONDS));
    }

    private JdbcTemplate template(int timeoutSeconds) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setQueryTimeout(timeoutSeconds);
        return template;
    }

    @Bean
    ReportQueries reportQueries() {
        return new ReportQueries(JdbcClient.create(template(REPORT_TIMEOUT_SECONDS)));
    }

    @Bean
    BalanceQueries balanceQueries(PlatformTransactionManager transactions) {
        return new BalanceQueries(streaming(FETCHED_ROWS), readOnly(transactions));
    }

    private JdbcTemplate streaming(int rows) {
        JdbcTemplate template = template(REPORT_TIMEOUT_SECONDS);
        template.setFetchSize(rows);
        return template;
    }

    private static TransactionTemplate readOnly(PlatformTransactionManager transactions) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        return transaction;
    }

    @Bean
    ActionQueries actionQueries() {
        return new ActionQueries(jdbc);
    }

    @Bean
    CustomerQueries customerQueries() {
        return new CustomerQueries(jdbc);
    }

    @Bean
    HistoryQueries historyQueries() {
        return new HistoryQueries(jdbc);
    }

    @Bean
    OrderQueries orderQueries() {
        return new OrderQueries(jdbc);
    }

    @Bean
    DeadLetterQueries deadLetterQueries() {
        return new DeadLetterQueries(jdbc);
    }

    @Bean
    OverviewQueries overviewQueries() {
        return new OverviewQueries(jdbc);
    }

    @Bean
    SeriesQueries seriesQueries() {
        return new SeriesQueries(jdbc);
    }

    @Bean
    LatencyQueries latencyQueries() {
        return new LatencyQueries(jdbc);
    }

    @Bean
    StoredRulesets storedRulesets() {
        return new StoredRulesets(jdbc);
    }

    @Bean
    StoredAccounts storedAccounts(CustomerQueries customers) {
        return new StoredAccounts(customers, jdbc);
    }

    @Bean
    WhatIf whatIf(PlatformTransactionManager transactions) {
        return new WhatIf(streaming(FETCHED_ORDERS), readOnly(transactions));
    }

    @Bean
    OrderReasons orderReasons(StoredRulesets rulesets, OrderQueries orders) {
        return new OrderReasons(rulesets, orders);
    }
}
