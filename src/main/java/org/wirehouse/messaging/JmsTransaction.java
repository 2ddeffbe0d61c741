package org.wirehouse.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

/** What a message is taken in: one transaction after the other, of the thread that began the first. */
interface JmsTransaction {
    /** Takes what was received in this one for good, and begins the next. */
    void commit() throws JMSException;

    /** Gives back what was received in this one, and begins no other. */
    void end() throws JMSException;

    /** That of the session alone. */
    static JmsTransaction of(Session session) {
        return new JmsTransaction() {
            @Override
            public void commit() throws JMSException {
                session.commit();
            }

            @Override
            public void end() throws JMSException {
                session.rollback();
            }
        };
    }

    /** That of the server; the session has to be made while it is there. */
    static JmsTransaction begin(UserTransaction transaction) throws JMSException {
        JmsTransaction begun = new JmsTransaction() {
            @Override
            public void commit() throws JMSException {
                try {
                    transaction.commit();
                    transaction.begin();
                } catch (RollbackException
                        | HeuristicMixedException
                        | HeuristicRollbackException
                        | NotSupportedException
                        | SystemException e) {
                    throw failed(e);
                }
            }

            @Override
            public void end() throws JMSException {
                try {
                    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                        transaction.rollback();
                    }
                } catch (SystemException e) {
                    throw failed(e);
                }
            }
        };
        try {
            transaction.begin();
            return begun;
        } catch (NotSupportedException | SystemException e) {
            throw failed(e);
        }
    }

    private static JMSException failed(Exception cause) {
        JMSException failed = new JMSException("the transaction failed: " + cause);
        failed.initCause(cause);
        return failed;
    }
}
