package dev.rewardsync.console;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.OverviewQueries;
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

/** Creates the queries of the API and the pages. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

    /** Within this time, a query must answer: longer than a sum over all customers of a large shop takes. */
    private static final int QUERY_TIMEOUT_SECONDS = 60;

    private final JdbcClient jdbc;

    BooksConfiguration(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
        jdbc = JdbcClient.create(template);
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
    StoredRulesets storedRulesets() {
        return new StoredRulesets(jdbc);
    }

    @Bean
    StoredAccounts storedAccounts(CustomerQueries customers) {
        return new StoredAccounts(customers, jdbc);
    }

    @Bean
    WhatIf whatIf() {
        return new WhatIf(jdbc);
    }

    @Bean
    OrderReasons orderReasons(StoredRulesets rulesets) {
        return new OrderReasons(rulesets);
    }
}
